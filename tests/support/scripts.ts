/** Names in many scripts, with the joiners and selectors that these need. */
export const NAMES: readonly string[] = [
  ['Arabic', 'مُحَمَّد بن عليّ'],
  ['Hebrew', 'דָּוִד בן־גוריון'],
  ['Persian', 'می\u200cخواهم کتاب\u200cها'],
  ['Persian, of a foreign word', 'PDF\u200cها'],
  ['Urdu', 'ہم آہنگی'],
  ['Syriac', 'ܫܠܡܐ'],
  ['Hindi', 'श्रीमती क्\u200dषमा वर्मा'],
  ['Hindi, parted', 'उद्\u200cघाटन'],
  ['Bengali', 'র\u200d্যাব'],
  ['Malayalam', 'അവന്\u200d'],
  ['Sinhala', 'ශ්\u200dරී ලංකා'],
  ['Tamil', 'தமிழ்'],
  ['Thai', 'สุขุมวิท น้ำ'],
  ['Khmer', 'ភ្នំ\u200bពេញ'],
  ['Burmese', 'မြန်မာ'],
  ['Tibetan', 'བོད་ཡིག'],
  ['Welsh', 'Llŷr Tŵr'],
  ['Vietnamese', 'Nguyễn Thị Hường'],
  ['Yoruba', 'Ṣọlá Adébáyọ̀'],
  ['Greek', 'Ἀθηνᾶ'],
  ['Russian', 'Юлия Ёлкина'],
  ['Georgian', 'ნინო'],
  ['Armenian', 'Անի'],
  ['Amharic', 'ሰላም'],
  ['Chinese', '東京都葛\u{e0100}飾区'],
  ['Japanese', 'がぎぐ ガｶﾞ'],
  ['Korean', '김철수'],
  ['Mongolian', 'ᠨᠠᠮᠤᠨ\u180eᠠ'],
  ['a family', '👨\u200d👩\u200d👧\u200d👦'],
  ['a doctor', '👩🏽\u200d⚕\ufe0f'],
  ['a rainbow', '🏳\ufe0f\u200d🌈'],
  ['a heart', '❤\ufe0f'],
  ['a key', '1\ufe0f\u20e3'],
  ['Wales', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Cymru'],
  ['Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['England', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ['France', '🇫🇷'],
].map(([, name = '']) => name);

/** Every character that nobody sees, or that steers a terminal or turns text round; but for ends of lines and tabs. */
export const HIDDEN: readonly string[] = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => {
    const sign = String.fromCodePoint(code);
    return (
      sign !== '\n' &&
      sign !== '\t' &&
      /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/u.test(sign)
    );
  })
  .map((code) => String.fromCodePoint(code));

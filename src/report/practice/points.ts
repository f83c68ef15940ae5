/** “4 of 9 points” */
export function pointsText(points: number, of: number): string {
  return `${points} of ${of} points`;
}

/** “You named 2 of the 5 that remain, and 1 that the text does not show.” without the beginning */
export function imaginedText(imagined: number): string {
  return imagined === 0 ? '' : `, and ${imagined} that the text does not show`;
}

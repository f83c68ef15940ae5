import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listShipped } from '../../src/library/shipped.ts';
import type { Service } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { type Browser, chromium, type Look, startBrowser } from '../support/browser.ts';
import { emptyFolder } from '../support/folder.ts';
import { answersIn, pageFor, programOfPages, RIVERSIDE } from '../support/forms.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT, shipped } from '../support/load.ts';
import { peopleOf } from '../support/people.ts';
import { inFolder } from '../support/sandbox.ts';
import { draft, draftsOf, run, viewFiles, viewsIn } from '../support/second-rounds.ts';

/** A form's page in a real browser: filled in by keyboard, saved, opened again; killed, refused and without scripts. */

const FIVE = shipped('five-levels');
const path = chromium();

describe.skipIf(path === null)('a form in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(path ?? '');
  }, 30_000);
  afterAll(() => browser?.close());

  const evaluate = (expression: string) => browser.evaluate(expression);
  const textAt = async (selector: string) =>
    String(await evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`));
  const heading = () => textAt('#app h1');

  /** Waits until something holds on the page. */
  const until = async (expression: string) => {
    while (!(await evaluate(expression).catch(() => false)));
  };

  const openFile = async (file: string, look?: Look) => {
    // A name of its own, so that the page is loaded anew.
    await browser.visit(`${pathToFileURL(file).href}?${Math.random()}`, look);
    await until('document.querySelector("#app h1")');
  };

  const openPage = async (
    folder: string,
    framework: Framework = FIVE,
    service: Service | null = RIVERSIDE,
    look?: Look,
  ) => {
    const file = join(folder, 'form.html');
    writeFileSync(file, await pageFor(framework, service));
    await openFile(file, look);
    return file;
  };

  /** Goes with Tab to what a selector finds. */
  const tabTo = async (selector: string) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await browser.press('Tab');
      if (await evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`no way to ${selector}`);
  };

  /** Answers with the first choice, and goes on, by keyboard from the heading. */
  const answerFirst = async () => {
    const before = await heading();
    await tabTo('form input');
    await browser.press('Space');
    await browser.press('Enter');
    await until(`document.querySelector("#app h1").innerText !== ${JSON.stringify(before)}`);
  };

  const saved = async (folder: string, name: string) => {
    const file = join(folder, name);
    while (!existsSync(file) || readdirSync(folder).some((each) => each.endsWith('.crdownload')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return file;
  };

  it('is answered from the first question to the result by keyboard alone, saved, and opened again as it was', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    await openPage(folder);
    await tabTo('main [data-go]');
    await browser.press('Enter');
    expect(await heading()).toBe('What is your role?');
    expect(await evaluate('document.activeElement === document.querySelector("h1")')).toBe(true);
    const asked: string[] = [];
    while ((await heading()) !== 'Your answers') {
      asked.push(await heading());
      expect(await evaluate('document.querySelector("main :checked")')).toBeNull();
      await answerFirst();
    }
    expect(asked.length).toBeGreaterThan(48);
    expect(await textAt('main')).toMatch(/Every question is answered\./u);
    expect(await textAt('#told')).toBe('Your latest answers are not in a file yet.');
    await tabTo('.keep [data-do=save]');
    await browser.press('Enter');
    const file = await saved(
      folder,
      'riverside-intermediate-care-team-riverside-council-front-line-worker.html',
    );
    expect(await textAt('#told')).toMatch(/^Saved as riverside-.*\.html\. /u);
    const page = readFileSync(file, 'utf8');
    const assessment = unwrap(assessmentFrom(answersIn(page), FIVE));
    expect(assessment.answers.size + assessment.needs.size).toBe(asked.length - 2);
    expect(assessment.answeredBy[0]).toMatchObject({ as: 'front-line', organisation: 'Riverside Council' });

    await openFile(file);
    expect(await textAt('main')).toMatch(/Go on/u);
    await evaluate('location.hash = "#check"');
    await until('document.querySelector("h1").innerText === "Your answers"');
    expect(await textAt('main')).toMatch(/Every question is answered\./u);
    await tabTo('main [data-go=result]');
    await browser.press('Enter');
    expect(await heading()).toBe('Where you are');
    expect(await textAt('.answer')).toMatch(/WHERE/u);
    expect(await textAt('main')).not.toMatch(/joinedup|--/u);

    // Saved again without a change it is the same file, and its result is what `score` says of it.
    await evaluate('document.querySelector("details").open = true');
    await tabTo('[data-do=json]');
    await browser.press('Enter');
    const json = await saved(
      folder,
      'riverside-intermediate-care-team-riverside-council-front-line-worker.json',
    );
    writeFileSync(join(folder, 'saved.yaml'), answersIn(page));
    const { stdout } = await mainRun(['score', 'saved.yaml', '--format', 'json'], { cwd: folder });
    expect(readFileSync(json, 'utf8')).toBe(stdout);
    rmSync(file);
    await evaluate('document.querySelector("main [data-do=save]").click()');
    await saved(folder, basename(file));
    expect(readFileSync(file, 'utf8') === page).toBe(true);
  }, 120_000);

  it('about a case shows what it tells beside each question, and what is saved is held against its key', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    const run = (...argv: string[]) => mainRun(argv, { cwd: folder });
    writeFileSync(
      join(folder, 'case.yaml'),
      `joinedup: 1\nservice: { name: Mill Lane, partners: [ { name: Mill Council }, { name: Mill Trust } ] }\nanswers:\n  route: { answer: none, note: Nobody rings. }\n  manager: { answer: whole, note: One head. }\n`,
    );
    await run('form', '--case', 'case.yaml', '-o', 'form.html');
    await openFile(join(folder, 'form.html'));
    await evaluate('document.querySelector("main [data-go]").click()');
    const told: string[] = [];
    while ((await heading()) !== 'Your answers') {
      told.push(...((await textAt('fieldset')).match(/What the case tells: .*/gu) ?? []));
      await answerFirst();
    }
    expect(told).toEqual(['What the case tells: Nobody rings.', 'What the case tells: One head.']);
    await evaluate('document.querySelector(".keep [data-do=save]").click()');
    const file = await saved(folder, 'mill-lane-mill-council-front-line-worker.html');
    const other = readFileSync(file, 'utf8')
      .replaceAll('Mill Council', 'Mill Trust')
      .replace('"none"', '"used"');
    writeFileSync(join(folder, 'other.html'), other.replace('id="joinedup-form">{"id":"', '$&x'));
    await run('gather', basename(file), 'other.html', '-o', 'coded');
    const { code, stdout } = await run('panel', 'coded', '--calibrate', 'case.yaml');
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Mill Lane · 2 views/u),
    });
    expect(stdout).toMatch(/TALK 2 +How does a person get from one agency to the other\?/u);
  }, 60_000);

  it('shows its first words within a second', async () => {
    const file = await openPage(emptyFolder());
    const took: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      await openFile(file);
      await evaluate('document.querySelector("main [data-go]").click()');
      took.push(Number(await evaluate('document.querySelector("fieldset") ? performance.now() : NaN')));
    }
    expect(Math.min(...took)).toBeLessThan(1000);
  });

  it('says what to do where nothing is chosen, and leads there', async () => {
    await openPage(emptyFolder());
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await tabTo('form .go');
    await browser.press('Enter');
    expect(await textAt('#problems')).toMatch(
      /Choose an answer\. If you do not know it, choose “Don’t know”\./u,
    );
    expect(await evaluate('document.activeElement.id')).toBe('problems');
    expect(await evaluate('document.title')).toMatch(/^Error: /u);
    await tabTo('#problems a');
    await browser.press('Enter');
    expect(await evaluate('document.activeElement.name')).toBe('answer');
  });

  it('keeps forty answers when its tab dies, offers them again, and forgets them once they are in a file', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    const file = await openPage(folder);
    await evaluate(`(async () => {
      for (let done = 0; done < 40; done += 1) {
        location.hash = '#check';
        await new Promise((resolve) => setTimeout(resolve, 5));
        document.querySelector('main .go').click();
        document.querySelector('.choice:last-of-type input').click();
      }
    })()`);
    await browser.killTab();
    await browser.downloadTo(folder);
    await openFile(file);
    expect(await textAt('.offer')).toMatch(
      /^This browser still has 40 answers of yours that may not be in a file\. Last changed: \d+ \w+ 20\d\d at \d\d:\d\d\./u,
    );
    await evaluate('document.querySelector("[data-do=resume]").click()');
    await evaluate('document.querySelector("nav [data-go=check]").click()');
    expect(await textAt('main')).toMatch(/40 questions are answered/u);
    await evaluate('document.querySelector("[data-do=save]").click()');
    const page = await saved(folder, 'riverside-intermediate-care-team.html');
    await openFile(file);
    expect(await textAt('.offer')).toBe('');
    await openFile(page);
    expect(await textAt('.offer')).toBe('');
    expect(await textAt('main')).toMatch(/Go on/u);
  }, 60_000);

  it('asks before it is left with answers in no file, and not after', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    const file = await openPage(folder);
    const before = browser.asked.length;
    await openFile(file);
    expect(browser.asked).toHaveLength(before);
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await tabTo('form input');
    await browser.press('Space');
    await openFile(file);
    expect(browser.asked.slice(before)).toEqual(['beforeunload']);
    await evaluate('document.querySelector("[data-do=forget]").click()');
    expect(await textAt('.offer')).toBe('');
  });

  it('says so where another tab has the same form open', async () => {
    await openPage(emptyFolder());
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelector(".choice input").click()');
    const key = String(
      await evaluate('Object.keys(localStorage).find((each) => each.startsWith("joinedup-form "))'),
    );
    const happens = (name: string) =>
      evaluate(`window.dispatchEvent(new StorageEvent('storage', { key: ${JSON.stringify(name)} }))`);
    await happens(key);
    expect(await textAt('#told')).toBe('Your latest answers are not in a file yet.');
    await happens(key.replace(/\S+$/u, 'another'));
    expect(await textAt('#told')).toMatch(/^This form is open in another tab as well\./u);
    await evaluate('localStorage.clear()');
  });

  it('takes what is typed as text, whatever it is, there and back', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    const name = '<img src=x onerror=alert(1)> & “Co”';
    await openPage(folder, FIVE, { ...RIVERSIDE, name, partners: [{ name: '</script><b>', agency: null }] });
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelectorAll("details")[1].open = true');
    await tabTo('textarea');
    await browser.type('</script><script>alert(1)</script>\n<!-- <script>');
    await evaluate('document.querySelector("[data-do=save]").click()');
    const file = await saved(folder, 'img-src-x-onerror-alert-1-co.html');
    await openFile(file);
    expect(await textAt('#service')).toBe(name);
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    expect(await evaluate('document.querySelector("textarea").value')).toBe(
      '</script><script>alert(1)</script>\n<!-- <script>',
    );
    expect(await evaluate('document.querySelectorAll("img, main b").length')).toBe(0);
  });

  it('holds the answers where somebody saves it by the browser’s own means', async () => {
    const folder = emptyFolder();
    await openPage(folder);
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelectorAll(".choice input")[2].click()');
    const file = join(folder, 'by-hand.html');
    writeFileSync(file, `<!DOCTYPE html>\n${await evaluate('document.documentElement.outerHTML')}`);
    await evaluate('localStorage.clear()');
    await openFile(file);
    await evaluate('document.querySelector("nav [data-go=check]").click()');
    expect(await textAt('main')).toMatch(/1 question is answered/u);
    expect(await evaluate('document.querySelectorAll("#app h1").length')).toBe(1);
  });

  it('says what it could not read where somebody has changed it by hand, and goes on', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'form.html');
    const page = await pageFor(FIVE, RIVERSIDE);
    const withAnswers = (answers: string) => page.replace('"answers": {}', () => `"answers": ${answers}`);
    writeFileSync(file, withAnswers('{ "route": "used", "budget": "lots" }'));
    await openFile(file);
    expect(await textAt('.warning')).toMatch(
      /^An answer in this file could not be read and is left out: “Can whoever/u,
    );
    expect(await textAt('main')).toMatch(/Go on/u);
    writeFileSync(file, withAnswers('{'));
    await openFile(file);
    expect(await textAt('.warning')).toMatch(/^The answers in this file are damaged/u);
    await evaluate('document.querySelector("main .go").click()');
    expect(await heading()).toBe('Which service is this about?');
  });

  it('without scripts says so first, and shows every question and the answers', async () => {
    const folder = emptyFolder();
    await browser.downloadTo(folder);
    await openPage(folder);
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelectorAll(".choice input")[2].click()');
    await evaluate('document.querySelector("[data-do=save]").click()');
    const file = await saved(folder, 'riverside-intermediate-care-team.html');
    await browser.setScripts(false);
    try {
      await browser.visit(`${pathToFileURL(file).href}?plain`);
      expect(await evaluate('document.body.innerText.trim().split("\\n")[0]')).toMatch(
        /^You can only read and print/u,
      );
      expect(await evaluate('document.querySelectorAll("#paper .q").length')).toBe(51);
      expect(await textAt('#paper .on')).toBe(FIVE.questions[0]?.options[2]?.text);
    } finally {
      await browser.setScripts(true);
    }
  });

  it('prints as the paper, and the result as itself', async () => {
    await openPage(emptyFolder());
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelectorAll(".choice input")[2].click()');
    await browser.print({ width: 8.27, height: 11.69 });
    expect(await textAt('#paper .on')).toBe(FIVE.questions[0]?.options[2]?.text);
    expect(await browser.bottomInPrint('#paper')).toBeGreaterThan(5000);
    expect(await browser.bottomInPrint('#app')).toBe(0);
    await evaluate('location.hash = "#result"');
    await until('document.querySelector("main .answer")');
    expect(await browser.bottomInPrint('#app')).toBeGreaterThan(200);
    expect(await browser.bottomInPrint('#paper')).toBe(0);
  });

  /** Looks at places of a page, wide, on a phone and in the dark: nothing is found by axe, cut off, or smaller than 16 px. */
  const lookAt = async (open: (size: Look) => Promise<unknown>, places: readonly string[]) => {
    const look = async (what: string, isDark: boolean) => {
      await evaluate(`window.axe ?? (0, eval)(${JSON.stringify(axe.source)});0`).catch(async () =>
        evaluate(`${axe.source};0`),
      );
      const found = await evaluate(
        `axe.run(${isDark ? '{ runOnly: "color-contrast" }' : ''}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]))`,
      );
      expect(found, what).toEqual([]);
      expect(await evaluate('document.documentElement.scrollWidth - innerWidth'), what).toBeLessThanOrEqual(
        0,
      );
      const smallest = await evaluate(
        'Math.min(...[...document.querySelectorAll("#app *")].filter((each) => each.innerText?.trim() && each.checkVisibility()).map((each) => parseFloat(getComputedStyle(each).fontSize)))',
      );
      expect(smallest, what).toBeGreaterThanOrEqual(16);
    };
    for (const size of [{ width: 1280 }, { width: 320 }, { width: 1280, scheme: 'dark' as const }]) {
      const isDark = 'scheme' in size;
      await open(size);
      for (const place of places) {
        const before = await evaluate('document.querySelector("main").innerHTML');
        await evaluate(`location.hash = "#${place}"`);
        await until(`document.querySelector("main").innerHTML !== ${JSON.stringify(before)}`);
        await evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        await look(`${place} ${JSON.stringify(size)}`, isDark);
        if (!(await evaluate('document.querySelector("form .go") !== null'))) continue;
        await evaluate('document.querySelector("form .go").click()');
        await look(`${place}, wrong, ${JSON.stringify(size)}`, isDark);
      }
      await evaluate('localStorage.clear()');
    }
  };

  it('keeps nobody from answering: nothing is found by axe, cut off on a phone, or smaller than 16 px', async () => {
    const details = ['service', 'agencies', 'nation', 'partners', 'role', 'organisation', 'date'];
    await lookAt(
      (size) => openPage(emptyFolder(), FIVE, null, size),
      [...details, 'q-route', 'check', 'result'],
    );
  }, 240_000);

  /** Two views that differ on one question, one of which a colleague has left open; with their forms of a second round. */
  const AGAIN = viewFiles(
    FIVE,
    [
      { route: 'used', budget: 'separate' },
      { route: 'informal', budget: 'separate' },
    ].map((answers) => new Map(Object.entries(answers).map(([id, answer]) => [id, draft(answer)]))),
  );

  it('asks again in a second round: keeps what was chosen, says what all said, and is gathered into the view', () =>
    inFolder(AGAIN, async (cwd) => {
      await browser.downloadTo(cwd);
      expect(await run(cwd, 'form', '--round-two', 'views')).toMatchObject({ code: 0 });
      await openFile(join(cwd, 'round-two', 'person-1.html'));
      expect(await heading()).toBe('Second round – Five levels of partnership working');
      expect(await textAt('main')).toMatch(/Agreeing is not the aim/u);
      expect(await evaluate('document.querySelector(".keep").hidden')).toBe(true);
      await tabTo('main [data-go]');
      await browser.press('Enter');
      expect(await textAt('.again')).toMatch(/^Your answer in the first round: “/u);
      expect(await textAt('.choices')).toMatch(/\(only you said this\)/u);
      expect(await textAt('.choices')).toMatch(/\(1 said this\)/u);
      expect(await textAt('#app')).not.toMatch(/Person 2|Jo 2/u);
      expect(await evaluate('document.querySelector("main :checked").value')).toBe('used');
      await browser.press('Tab');
      await tabTo('form .go');
      await browser.press('Enter');
      await until('!location.hash.endsWith("q-route")');
      await evaluate('location.hash = "#check"');
      await until('document.querySelector("h1").innerText === "Your answers"');
      expect(await textAt('main')).toMatch(/You have looked again at 1 question/u);
      await tabTo('.keep [data-do=save]');
      await browser.press('Enter');
      const file = await saved(cwd, 'riverside-council-person-1-round-2.html');
      const gathered = await run(cwd, 'gather', basename(file), '-o', 'views');
      expect(gathered).toMatchObject({ code: 0 });
      const { 'person-1.yaml': now = '' } = viewsIn(cwd);
      expect(now).toContain('round: 2');
      expect(draftsOf(now)).toEqual(draftsOf(String(AGAIN['views/person-1.yaml'])));
      await evaluate('localStorage.clear()');
    }));

  it(
    'keeps nobody from answering again',
    () =>
      inFolder(AGAIN, async (cwd) => {
        await run(cwd, 'form', '--round-two', 'views');
        const page = join(cwd, 'round-two', 'person-1.html');
        await lookAt((size) => openFile(page, size), ['q-route', 'check', 'result']);
      }),
    240_000,
  );

  it('says before the first question where the browser keeps nothing', async () => {
    await browser.killTab();
    await browser.runFirst(
      'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused") } })',
    );
    await openPage(emptyFolder());
    expect(await textAt('.warning')).toMatch(/^This browser will not remember your answers/u);
    await evaluate('location.hash = "#q-route"');
    await until('document.querySelector("fieldset")');
    await evaluate('document.querySelector(".choice input").click()');
    expect(await textAt('#told')).toMatch(/will not remember them/u);
    await browser.killTab();
  });

  it('says that a browser is too old, and shows the paper', async () => {
    await browser.killTab();
    await browser.runFirst('delete window.DecompressionStream');
    const folder = emptyFolder();
    writeFileSync(join(folder, 'form.html'), await pageFor(FIVE, RIVERSIDE));
    await browser.visit(pathToFileURL(join(folder, 'form.html')).href);
    await until('document.querySelector(".unscripted").checkVisibility()');
    expect(await textAt('.unscripted')).toMatch(/too old/u);
    expect(await textAt('#paper h1')).toBe('Five levels of partnership working');
    await browser.killTab();
  });
});

it('is small, asks nothing of any network, and is the same each time', async () => {
  for (const { id } of listShipped(ROOT)) {
    const page = await pageFor(shipped(id), RIVERSIDE);
    expect(Buffer.byteLength(page), id).toBeLessThan(300_000);
    expect(page.includes("default-src 'none'; script-src 'sha256-"), id).toBe(true);
    // Either would open a comment or a second script within the first.
    expect((await programOfPages()).script.includes('<!--')).toBe(false);
    const around = page.replace(/<script[^>]*>[\s\S]*?<\/script>/gu, '');
    expect(/ (?:src|href|action)=|@import|url\((?!#)/u.exec(around)?.[0], id).toBeUndefined();
    expect((await pageFor(shipped(id), RIVERSIDE)) === page, id).toBe(true);
  }
});

it('is small also where everything is asked again of many', async () => {
  const people = peopleOf(FIVE, 12).map(
    (person) => new Map([...person].map(([id, answer]) => [id, draft(answer)])),
  );
  await inFolder(viewFiles(FIVE, people), async (cwd) => {
    await run(cwd, 'form', '--round-two', 'views');
    // As for a result, 1,024 bytes to the KB: so much is asked again of so many hardly ever.
    for (const name of readdirSync(join(cwd, 'round-two')))
      expect(readFileSync(join(cwd, 'round-two', name)).length).toBeLessThan(300 * 1024);
  });
}, 60_000);

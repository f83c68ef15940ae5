import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { programCalled } from './installed.ts';

/** Chromium without a window, for what only a browser can say of a page. It listens on a pipe, so that no port is open. */
export interface Browser {
  /** Shows a page as it stands, as wide as is said and in light or in dark. */
  open(html: string, look?: Look): Promise<void>;
  /** Shows the page that is there as wide as is said and in light or in dark. */
  show(look: Look): Promise<void>;
  /** What an expression comes to on the page, once it is there. */
  evaluate(expression: string): Promise<unknown>;
  /** Where an element ends on paper, in pixels from the top of the first page, were paper endless. */
  bottomInPrint(selector: string): Promise<number>;
  /** Goes to an address, as wide as is said and in light or in dark, and waits until it is loaded. Leaving a page is never refused. */
  visit(url: string, look?: Look): Promise<void>;
  /** Presses a key as it is called (Tab, Enter, Space, ArrowDown, …), with Shift or without. */
  press(key: Key, withShift?: boolean): Promise<void>;
  /** Types text where the focus is. */
  type(text: string): Promise<void>;
  /** Lets files be downloaded into a folder. */
  downloadTo(folder: string): Promise<void>;
  /** Runs no script of the pages that are visited from now on, or runs them again. */
  setScripts(areRun: boolean): Promise<void>;
  /** Runs a script before those of each page that is visited from now on. */
  runFirst(script: string): Promise<void>;
  /** The messages of questions that the page asked before it was left. */
  readonly asked: readonly string[];
  /** Has the tab die as it stands, and opens another. */
  killTab(): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** The page as it is printed, as a PDF; inches. */
  print(paper: { readonly width: number; readonly height: number }): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

const KEYS = {
  Tab: { code: 'Tab', number: 9, text: '' },
  Enter: { code: 'Enter', number: 13, text: '\r' },
  Space: { code: 'Space', number: 32, text: ' ' },
  ArrowDown: { code: 'ArrowDown', number: 40, text: '' },
  ArrowUp: { code: 'ArrowUp', number: 38, text: '' },
} as const;

export type Key = keyof typeof KEYS;

/** The path of Chromium; null where it is not installed. */
export function chromium(): string | null {
  return programCalled(['chromium', 'chromium-browser', 'google-chrome']);
}

/** Starts it. */
export async function startBrowser(path: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'joinedup-browser-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--remote-debugging-pipe',
  ];
  const child = spawn(path, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const asked: string[] = [];
  const call = talking(child.stdio[3] as Writable, child.stdio[4] as Readable, (method, params) => {
    if (method !== 'Page.javascriptDialogOpening') return;
    asked.push(String(params.type));
    void inPage('Page.handleJavaScriptDialog', { accept: true });
  });
  let tab = { targetId: '', sessionId: '', frameId: '' };
  const inPage = (method: string, params: object = {}) => call(method, params, tab.sessionId);
  const openTab = async () => {
    const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
    tab = { targetId: String(targetId), sessionId: String(sessionId), frameId: '' };
    await inPage('Page.enable');
    const { frameTree } = (await inPage('Page.getFrameTree')) as { frameTree: { frame: { id: string } } };
    tab.frameId = frameTree.frame.id;
  };
  await openTab();
  const show = async ({ width = 1280, scheme = 'light' }: Look = {}) => {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await inPage('Emulation.setEmulatedMedia', { media: '', features });
    const size = { width, height: 900, deviceScaleFactor: 1, mobile: false };
    await inPage('Emulation.setDeviceMetricsOverride', size);
  };
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = (await inPage('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: unknown }; exceptionDetails?: unknown };
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  const picture = async (method: string, params: object) =>
    Buffer.from(String((await inPage(method, params)).data), 'base64');
  return {
    show,
    async open(html, look) {
      await show(look);
      await inPage('Page.setDocumentContent', { frameId: tab.frameId, html });
    },
    evaluate,
    async visit(url, look) {
      await show(look);
      await inPage('Page.navigate', { url });
      while ((await evaluate('document.readyState').catch(() => '')) !== 'complete');
    },
    async press(key, withShift = false) {
      const { code, number, text } = KEYS[key];
      const about = { key: key === 'Space' ? ' ' : key, code, windowsVirtualKeyCode: number };
      const modifiers = withShift ? 8 : 0;
      const type = text === '' ? 'rawKeyDown' : 'keyDown';
      await inPage('Input.dispatchKeyEvent', { type, ...about, modifiers, ...(text === '' ? {} : { text }) });
      await inPage('Input.dispatchKeyEvent', { type: 'keyUp', ...about, modifiers });
    },
    async type(text) {
      await inPage('Input.insertText', { text });
    },
    async downloadTo(downloadPath) {
      await call('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
    },
    async setScripts(areRun) {
      await inPage('Emulation.setScriptExecutionDisabled', { value: !areRun });
    },
    async runFirst(source) {
      await inPage('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    asked,
    async killTab() {
      const { targetId } = tab;
      void inPage('Page.crash').catch(() => undefined);
      await openTab();
      await call('Target.closeTarget', { targetId });
    },
    async bottomInPrint(selector) {
      await inPage('Emulation.setEmulatedMedia', { media: 'print' });
      const query = JSON.stringify(selector);
      return Number(await evaluate(`document.querySelector(${query}).getBoundingClientRect().bottom`));
    },
    screenshot: () => picture('Page.captureScreenshot', { captureBeyondViewport: true }),
    print: ({ width, height }) =>
      picture('Page.printToPDF', { paperWidth: width, paperHeight: height, printBackground: false }),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await call('Browser.close').catch(() => undefined);
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

type Answer = Readonly<Record<string, unknown>>;

/** Asks over one pipe and hears over the other; messages end with a zero. `told` is given what nobody asked for. */
function talking(to: Writable, from: Readable, told: (method: string, params: Answer) => void) {
  const waiting = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  let heard = '';
  from.setEncoding('utf8');
  from.on('data', (text: string) => {
    const messages = (heard + text).split('\0');
    heard = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error, method, params } = JSON.parse(message);
      if (method) told(method, params);
      else if (error) waiting.get(id)?.failed(new Error(error.message));
      else waiting.get(id)?.done(result);
      waiting.delete(id);
    }
  });
  from.on('close', () => {
    for (const { failed } of waiting.values()) failed(new Error('Chromium ended.'));
  });
  let last = 0;
  return (method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

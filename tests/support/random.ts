export { randomFrom } from '../../src/panel/chance.ts';

import { askingMeasures } from './asking.ts';
import { exampleMeasures } from './examples.ts';
import { panelTimes } from './panels.ts';
import { planningTimes } from './planning.ts';
import { table } from './report.ts';
import { rowTimes } from './rows.ts';
import { scoringTimes } from './scoring.ts';
import { startingTimes } from './starting.ts';

/** "npm run bench": speed as ratios within this one run, on whatever machine it is; how many questions are asked; and whether cases are where they were asked for. */
process.stdout.write(
  table([
    ...askingMeasures(),
    ...(await scoringTimes()),
    ...(await panelTimes()),
    ...(await rowTimes()),
    ...(await startingTimes()),
    ...(await planningTimes()),
    ...(await exampleMeasures()),
  ]),
);
process.exit(0);

import { askingMeasures } from './asking.ts';
import { planningTimes } from './planning.ts';
import { table } from './report.ts';
import { scoringTimes } from './scoring.ts';
import { startingTimes } from './starting.ts';

/** "npm run bench": speed as ratios within this one run, on whatever machine it is; and how many questions are asked. */
process.stdout.write(
  table([
    ...askingMeasures(),
    ...(await scoringTimes()),
    ...(await startingTimes()),
    ...(await planningTimes()),
  ]),
);
process.exit(0);

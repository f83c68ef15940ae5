export { frameworkSchema } from '../model/framework.ts';

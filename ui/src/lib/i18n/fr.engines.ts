import { enEngines } from './en.engines';
export const frEngines = enEngines;

import { enEngines } from './en.engines';
export const deEngines = enEngines;

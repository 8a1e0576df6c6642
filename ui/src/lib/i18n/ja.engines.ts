import { enEngines } from './en.engines';
export const jaEngines = enEngines;

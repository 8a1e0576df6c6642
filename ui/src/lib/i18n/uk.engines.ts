import { enEngines } from './en.engines';
export const ukEngines = enEngines;

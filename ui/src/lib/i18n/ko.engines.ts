import { enEngines } from './en.engines';
export const koEngines = enEngines;

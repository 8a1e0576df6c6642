import { enEngines } from './en.engines';
export const esEngines = enEngines;

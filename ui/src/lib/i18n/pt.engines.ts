import { enEngines } from './en.engines';
export const ptEngines = enEngines;

import { enEngines } from './en.engines';
export const zhHansEngines = enEngines;

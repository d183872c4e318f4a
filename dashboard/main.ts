import { applyTheme, chosenTheme } from './app/theme.ts';
import './app/app.ts';

applyTheme(chosenTheme());

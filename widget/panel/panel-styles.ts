import { composerStyles } from './styles/composer.ts';
import { controlsStyles } from './styles/controls.ts';
import { launcherMotion } from './styles/launcher.ts';
import { frameStyles } from './styles/frame.ts';
import { headerStyles } from './styles/header.ts';
import { messagesStyles } from './styles/messages.ts';
import { modesStyles } from './styles/modes.ts';
import { suggestionsStyles } from './styles/suggestions.ts';
import { themeStyles } from './styles/theme.ts';

/** The panel's style sheets; where two speak of the same, the later one wins. */
export const panelStyles = [
  themeStyles,
  frameStyles,
  launcherMotion,
  controlsStyles,
  headerStyles,
  messagesStyles,
  suggestionsStyles,
  composerStyles,
  modesStyles,
];

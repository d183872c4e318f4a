#!/bin/sh
# Chromium without what no test sees and every window pays for: the pages of the address bar's menus,
# and a process that waits for a page that does not come. Of flags with one name Chromium takes the
# last, so these join whoever starts it.
# CLARM_CHROME is the Chromium to start.
features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess
for arg do
  shift
  case $arg in
    --disable-features=*)
      arg=$arg,$features
      joined=yes
      ;;
  esac
  set -- "$@" "$arg"
done
[ "$joined" ] || set -- "--disable-features=$features" "$@"
exec "$CLARM_CHROME" "$@"

// Everything here makes pages quicker to use; none of it is needed to use them.
// What a page offers is said by data attributes, described in ../README.md.

import "htmx.org";
import { startCopying } from "./copy";
import { startDesk } from "./desk";
import { startDropZones } from "./drop";
import { startFilters } from "./filters";
import { startForms } from "./forms";
import { startLists } from "./lists";
import { startMenus } from "./menus";
import { startPrinting } from "./print";
import { startRows } from "./rows";
import { startUnsent } from "./unsent";

document.documentElement.classList.add("has-script");

function start(): void {
  startMenus();
  startFilters();
  startForms();
  startDropZones();
  startLists();
  startCopying();
  startDesk();
  startRows();
  startPrinting();
  startUnsent();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

// What every page runs. Each page is whole without it: this adds comfort, never content.
import htmx from "htmx.org";
import { charts } from "./charts.js";
import { keys } from "./keys.js";
import { layers } from "./layers.js";
import { notices } from "./notices.js";
import { themes } from "./theme.js";

// The Content-Security-Policy allows no evaluated code and no style element; nothing of an article is kept in storage.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

document.documentElement.dataset.script = "on";
themes();
keys();
layers();
charts();
notices();
// htmx announces the body once at the start, which is already done, then whatever it brings in.
htmx.onLoad((piece) => {
  if (piece === document.body) return;
  layers(piece);
  charts(piece);
});

// The CMS is not to start by itself: `desk.js` tells it first how files are written.
window.CMS_MANUAL_INIT = true;

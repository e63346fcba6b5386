// Runs in the head of the page, before anything is painted, in any browser: the first answer, which the build has
// written into the page, is shown only where the address holds no scenario of its own.
(function () {
  'use strict';

  var page = document.documentElement;

  function remembered(key) {
    try {
      return localStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }
  // What will be asked for at once anyway.
  function fetchSoon(rel, href) {
    var link = document.createElement('link');
    link.rel = rel;
    link.href = href;
    link.crossOrigin = 'anonymous';
    if (rel === 'preload') link.as = 'fetch';
    document.head.appendChild(link);
  }

  var theme = remembered('headroom.theme');
  if (theme) page.setAttribute('data-theme', theme);
  if (remembered('headroom.hint')) page.classList.add('hinted');
  if (location.hash.length > 1) {
    page.classList.remove('answered');
    var program = JSON.parse(document.getElementById('program').textContent);
    fetchSoon('modulepreload', program.script);
    fetchSoon('preload', program.wasm);
  }
})();

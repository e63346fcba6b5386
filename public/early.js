// Runs in the head of the page, before anything is painted, in any browser: the first answer, which the build has
// written into the page, is shown only where the address holds no scenario of its own; its verdict first.
(function () {
  'use strict';

  var LAYOUT_MS = 30;

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

  // The first paint waits for the layout of what is above the first panel only; what style/first.css leaves out until
  // then follows in the order of the page, in short tasks.
  function layOut() {
    var until = performance.now() + LAYOUT_MS;
    var part;
    while ((part = document.querySelector('.afterwards:not(.laid-out)')) && performance.now() < until) {
      part.classList.add('laid-out');
      part.getBoundingClientRect();
    }
    if (part) setTimeout(layOut);
    else page.classList.remove('painting');
  }

  var theme = remembered('headroom.theme');
  if (theme) page.setAttribute('data-theme', theme);
  if (remembered('headroom.hint')) page.classList.add('hinted');
  if (location.hash.length > 1) {
    page.classList.remove('answered');
    var program = JSON.parse(document.getElementById('program').textContent);
    fetchSoon('modulepreload', program.script);
    fetchSoon('preload', program.wasm);
  } else {
    page.classList.add('painting');
    document.addEventListener('readystatechange', function () {
      if (document.readyState !== 'interactive') return;
      requestAnimationFrame(function () {
        setTimeout(layOut);
      });
    });
  }
})();

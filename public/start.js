// Runs before the page, in any browser: says why the page does not start, or that it has stopped, and offers newer builds.
// Old browsers must be able to read this file: it keeps to the JavaScript of 2009.
(function () {
  'use strict';

  var SLOW_AFTER_MS = 10000;

  function element(id) {
    return document.getElementById(id);
  }
  function show(id) {
    element(id).hidden = false;
  }
  function reload() {
    location.reload();
  }

  // --- Until the page has started. public/first.js removes #loading then. ---

  function loading() {
    return element('loading') !== null;
  }
  function stopLoading(why, reason) {
    element('loading-now').hidden = true;
    element('loading-slow').hidden = true;
    show(why);
    if (reason) {
      element('loading-reason').textContent = String(reason);
      show('loading-reason');
    }
    if (why === 'loading-failed') show('loading-retry');
  }
  function tooOld(error) {
    return error instanceof SyntaxError || (window.WebAssembly && error instanceof WebAssembly.LinkError);
  }

  element('loading-retry').onclick = reload;
  if (!('noModule' in HTMLScriptElement.prototype) || typeof WebAssembly !== 'object') {
    stopLoading('loading-old');
  }
  document.addEventListener('headroom-begins', function () {
    show('loading-now');
    setTimeout(function () {
      if (loading() && !element('loading-now').hidden) {
        show('loading-slow');
        show('loading-retry');
      }
    }, SLOW_AFTER_MS);
  });

  // --- What fails before the page starts, and what stops it later. ---

  // Whatever passed through the page's own code has left it in an unknown state.
  function cameThroughThePage(error) {
    return error && /wasm/i.test(String(error.stack));
  }
  function failed(error) {
    if (loading() && !element('failure-message').textContent) {
      stopLoading(tooOld(error) ? 'loading-old' : 'loading-failed', error);
    } else if (cameThroughThePage(error)) {
      // The page has written its own message if it could.
      if (!element('failure-message').textContent) element('failure-message').textContent = String(error);
      element('failure-link').textContent = location.href;
      element('failure-link').href = location.href;
      show('failure');
    }
  }
  // A script or style that cannot be fetched has no error of its own, and its event does not bubble.
  addEventListener('error', function (event) {
    if (event.error || (event.target !== window && loading())) failed(event.error);
  }, true);
  addEventListener('unhandledrejection', function (event) {
    failed(event.reason);
  });
  element('failure-reload').onclick = reload;

  // --- Use without a network, and newer builds. ---

  var worker = navigator.serviceWorker;
  function offer(waiting) {
    show('update');
    element('update-now').onclick = function () {
      worker.addEventListener('controllerchange', reload);
      waiting.postMessage('take over');
    };
  }
  function watch(registration) {
    if (registration.waiting && worker.controller) offer(registration.waiting);
    registration.addEventListener('updatefound', function () {
      var next = registration.installing;
      next.addEventListener('statechange', function () {
        if (next.state === 'installed' && worker.controller) offer(next);
      });
    });
  }
  // It fetches the whole build, so it waits until the program has been fetched anyway. A browser that allows no worker,
  // or no storage for it, has the page from the network as before.
  if (worker) {
    document.addEventListener('headroom-started', function () {
      worker.register('service-worker.js').then(watch, function () {});
    });
  }
})();

// Before anything is painted, so that a chosen theme never flashes. The choice stays in this browser.
(() => {
  try {
    const chosen = localStorage.getItem('theme');
    if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage is forbidden here: the system's choice it is.
  }
})();

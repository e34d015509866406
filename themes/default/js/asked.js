/* Before the first paint of the search page: whether it was opened with a question. Then room is kept for the answer,
   and nothing moves when it comes. */
document.documentElement.toggleAttribute("data-asked", /[?&]q=[^&]/.test(location.search));

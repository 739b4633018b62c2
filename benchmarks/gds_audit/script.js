// What the class names of the audit's fragments say that they do; the collection holds no scripts. Ours.
for (const select of document.querySelectorAll(".language-selector")) {
  select.addEventListener("change", () => { location.href = `/language-${select.value}`; });
}
for (const alert of document.querySelectorAll(".disappearing-alert")) {
  const field = alert.parentElement.querySelector("input");
  field.addEventListener("focus", () => {
    alert.classList.remove("hidden");
    setTimeout(() => alert.classList.add("hidden"), 2000);
  });
}
for (const term of document.querySelectorAll(".concertina dt")) {
  term.addEventListener("click", () => term.nextElementSibling.classList.toggle("open"));
}
for (const opener of document.querySelectorAll(".open-lightbox-not-focused")) {
  const box = document.querySelector(".lightbox");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    box.classList.remove("hidden");
    box.querySelector(".close-button").focus();
  });
  box.querySelector(".close-button").addEventListener("click", (event) => {
    event.preventDefault();
    box.classList.add("hidden");
    opener.focus();
  });
}

// One press chooses "approve" for every piece shown; nothing is sent before the form is.
document.querySelectorAll("[data-approve-all]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.querySelectorAll("input[type=radio][value=APPROVE]").forEach((choice) => {
      choice.checked = true;
    });
  });
});

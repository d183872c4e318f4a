window.ClarmTrack =
  window.ClarmTrack ||
  function () {
    (ClarmTrack.q = ClarmTrack.q || []).push(arguments);
  };

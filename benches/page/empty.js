/** The least that a page can draw: what every first picture is compared with. */
document.querySelector("canvas").getContext("2d").fillRect(0, 0, 640, 640);

// Photos drawn here, for those who have none at hand.

const WIDTH = 640;
const HEIGHT = 480;

const DRAWN = { lift, lamp, light, leak, clinic };

/** A File with one of the samples; each comes out a little different. */
export async function sample(name) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  (DRAWN[name] ?? lift)(pen);
  grain(pen);
  const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.85));
  return new File([blob], `${name}.jpg`, { type: "image/jpeg" });
}

function box(pen, colour, x, y, width, height, radius = 0) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fill();
}

function shade(pen, from, to) {
  const slope = pen.createLinearGradient(0, 0, 0, HEIGHT);
  slope.addColorStop(0, from);
  slope.addColorStop(1, to);
  return slope;
}

function lift(pen) {
  box(pen, shade(pen, "#d9d3c7", "#b9b1a2"), 0, 0, WIDTH, HEIGHT);
  box(pen, "#8f8676", 0, 410, WIDTH, 70);
  box(pen, "#6d7680", 165, 60, 310, 352, 6);
  box(pen, shade(pen, "#c3cbd2", "#8f9aa4"), 180, 74, 138, 338);
  box(pen, shade(pen, "#ccd4da", "#98a3ac"), 322, 74, 138, 338);
  box(pen, "#4d555d", 317, 74, 6, 338);
  box(pen, "#20262b", 270, 22, 100, 30, 6);
  box(pen, "#ffb020", 302, 30, 36, 14, 3);
  box(pen, "#5a626a", 505, 210, 40, 84, 8);
  box(pen, "#e9eef2", 517, 222, 16, 22, 8);
  box(pen, "#ffb020", 517, 258, 16, 22, 8);
}

function lamp(pen) {
  box(pen, shade(pen, "#12203a", "#30415c"), 0, 0, WIDTH, HEIGHT);
  for (let column = 0; column < 7; column += 1) {
    box(pen, "#1b2942", 20 + column * 92, 190 - (column % 3) * 34, 74, 290);
    for (let row = 0; row < 4; row += 1) {
      box(pen, (column * 3 + row) % 4 ? "#22324e" : "#e8c877", 34 + column * 92, 214 + row * 46, 18, 24, 2);
    }
  }
  box(pen, "#0d1626", 0, 430, WIDTH, 50);
  box(pen, "#5d6a7d", 300, 120, 10, 320);
  box(pen, "#5d6a7d", 300, 112, 120, 9, 4);
  box(pen, "#2b3444", 396, 118, 56, 20, 8);
}

/** The lamp, mended. */
function light(pen) {
  lamp(pen);
  const glow = pen.createRadialGradient(408, 140, 6, 408, 140, 330);
  glow.addColorStop(0, "rgba(255,232,160,0.95)");
  glow.addColorStop(0.12, "rgba(255,220,130,0.5)");
  glow.addColorStop(1, "rgba(255,220,130,0)");
  box(pen, glow, 0, 0, WIDTH, HEIGHT);
  box(pen, "#fff4cf", 400, 128, 48, 12, 6);
}

function leak(pen) {
  box(pen, shade(pen, "#efe9df", "#d8d0c2"), 0, 0, WIDTH, HEIGHT);
  pen.fillStyle = "#a89878";
  for (const [x, y, wide, high] of [[330, 30, 210, 90], [300, 70, 120, 70], [380, 120, 60, 130]]) {
    pen.globalAlpha = 0.35;
    pen.beginPath();
    pen.ellipse(x, y, wide, high, 0, 0, 7);
    pen.fill();
  }
  pen.globalAlpha = 1;
  box(pen, "#bfc7cd", 90, 0, 44, HEIGHT);
  box(pen, "#dfe5e9", 98, 0, 12, HEIGHT);
  box(pen, "#98a2aa", 78, 220, 68, 42, 8);
  pen.fillStyle = "#4b9bd6";
  for (const [x, y] of [[150, 280], [162, 330], [146, 384]]) {
    pen.beginPath();
    pen.ellipse(x, y, 6, 12, 0, 0, 7);
    pen.fill();
  }
  box(pen, "#8fbfe0", 60, 440, 260, 18, 9);
}

/** A hospital's door, and somebody's shopping bag with medicine. */
function clinic(pen) {
  box(pen, shade(pen, "#e8f1f6", "#cfdde6"), 0, 0, WIDTH, HEIGHT);
  box(pen, "#b4c4cf", 0, 404, WIDTH, 76);
  box(pen, "#f7fafc", 110, 60, 420, 346, 8);
  box(pen, "#7fb4d0", 222, 196, 94, 208);
  box(pen, "#8cc0da", 324, 196, 94, 208);
  box(pen, "#d83a34", 302, 88, 36, 88, 4);
  box(pen, "#d83a34", 276, 114, 88, 36, 4);
  box(pen, "#ffffff", 470, 330, 84, 92, 8);
  box(pen, "#4a9c63", 486, 352, 52, 14, 4);
  box(pen, "#8fa3ae", 494, 312, 36, 24, 10);
}

/** A photo is never quite clean, and no two are the same. */
function grain(pen) {
  for (let count = 0; count < 900; count += 1) {
    pen.fillStyle = `rgba(${Math.random() < 0.5 ? "0,0,0" : "255,255,255"},0.05)`;
    pen.fillRect(Math.random() * WIDTH, Math.random() * HEIGHT, 3, 3);
  }
}

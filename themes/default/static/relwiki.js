/* Enhances pages that are complete without it: counts what depends on the day, filters, sorts, and keeps the choice of
   colours. It asks for nothing, sends nothing, and stores one word about colours. */
(function () {
  "use strict";

  var words = window.relwikiWords || {};
  var root = document.documentElement;
  var language = root.lang === "en" ? "en-GB" : root.lang || "en-GB";
  var DAY = 86400000;
  // Rows further ahead than this many days say only their date.
  var NEAR = 62;

  function say(key, n) {
    var text = words[key] || "";
    if (n === undefined) return text;
    var small = (words.numbers || "").split(" ");
    return text.replace("{n}", n > 0 && n <= small.length && small[n - 1] ? small[n - 1] : String(n));
  }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function pad(n) {
    return (n < 10 ? "0" : "") + n;
  }

  /* Colours: at once, before anything is drawn. */

  var SCHEMES = ["auto", "light", "dark"];
  var KEY = "relwiki-scheme";

  function stored() {
    try {
      var scheme = window.localStorage.getItem(KEY);
      return SCHEMES.indexOf(scheme) > 0 ? scheme : "auto";
    } catch (refused) {
      return "auto";
    }
  }

  function useScheme(scheme) {
    if (scheme === "auto") root.removeAttribute("data-scheme");
    else root.setAttribute("data-scheme", scheme);
  }

  useScheme(stored());

  function schemeButton() {
    var header = document.querySelector("header.site");
    if (!header) return;
    var button = make("button", "scheme");
    var scheme = stored();
    button.type = "button";
    function label() {
      button.textContent = say("scheme_" + scheme);
      button.setAttribute("aria-label", say("scheme") + ": " + say("scheme_" + scheme));
    }
    button.addEventListener("click", function () {
      scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length];
      useScheme(scheme);
      label();
      try {
        if (scheme === "auto") window.localStorage.removeItem(KEY);
        else window.localStorage.setItem(KEY, scheme);
      } catch (refused) {
        /* The choice lasts for this page then. */
      }
    });
    label();
    header.appendChild(button);
  }

  /* Civil dates, as numbers of days; months and years as they are known. */

  /* The reader's clock, or the day that the settings of the vault pin. */
  function clock() {
    var pinned = document.documentElement.getAttribute("data-pinned");
    return pinned ? new Date(pinned + "T12:00:00") : new Date();
  }

  function today() {
    var now = clock();
    return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  }

  function serial(date) {
    var time = new Date(0);
    time.setUTCFullYear(date.year, date.month - 1, date.day);
    return Math.round(time.getTime() / DAY);
  }

  function iso(date) {
    return date.year + "-" + pad(date.month) + "-" + pad(date.day);
  }

  function parse(text) {
    var match = /^(?:(\d{4})|-)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text || "");
    if (!match) return null;
    return { year: +match[1] || 0, month: +match[2] || 0, day: +match[3] || 0 };
  }

  function plural(key, n) {
    return n === 1 ? say(key + "_one", n) : say(key + "_many", n);
  }

  function months(from, to) {
    return (to.year - from.year) * 12 + to.month - from.month - (from.day && to.day && to.day < from.day ? 1 : 0);
  }

  /* "three weeks ago", "in two months": no finer than the date is known. */
  function distance(date, now) {
    if (!date.month) {
      var years = date.year - now.year;
      return years ? plural(years < 0 ? "ago_years" : "in_years", Math.abs(years)) : say("this_year");
    }
    if (!date.day) {
      var apart = months(now, date);
      if (!apart) return say("this_month");
      return long(apart < 0 ? "ago" : "in", Math.abs(apart));
    }
    var days = serial(date) - serial(now);
    if (!days) return say("today");
    var way = days < 0 ? "ago" : "in";
    var far = Math.abs(days);
    if (far < 14) return plural(way + "_days", far);
    if (far < 60) return plural(way + "_weeks", Math.floor(far / 7));
    return long(way, days < 0 ? months(date, now) : months(now, date));
  }

  function long(way, count) {
    return count < 24 ? plural(way + "_months", count) : plural(way + "_years", Math.floor(count / 12));
  }

  function age(date, now) {
    if (!date.year) return "";
    var most = now.year - date.year;
    if (!date.month) return most > 1 ? say("age_between").replace("{a}", most - 1).replace("{b}", most) : "";
    if (!date.day && date.month === now.month && most > 0) {
      return say("age_between").replace("{a}", most - 1).replace("{b}", most);
    }
    var count = months(date, now);
    if (count < 0) return "";
    if (count < 24) return count ? plural("months_old", count) : say("days_old");
    return say("age_many").replace("{n}", Math.floor(count / 12));
  }

  function coming(date, now) {
    if (date.year || !date.month) return date;
    var next = { year: now.year, month: date.month, day: date.day };
    if (serial(next) < serial(now)) next.year += 1;
    return next;
  }

  var FORMS = {
    age: age,
    since: function (date, now) {
      return date.year ? distance(date, now) : "";
    },
    until: function (date, now) {
      return distance(coming(date, now), now);
    }
  };

  function beside(element, text, plain) {
    var span = element.nextElementSibling;
    if (!span || span.className !== "count") {
      if (!text) return;
      span = make("span", "count");
      element.after(plain ? "" : " ", span);
    }
    span.textContent = text ? (plain ? text : "(" + text + ")") : "";
  }

  /* What time it is where somebody is, if the browser knows the zone. */
  function there(element) {
    var zone = element.getAttribute("data-zone") || element.textContent.trim().split(/[\s(]/)[0];
    try {
      var form = { timeZone: zone, hour: "2-digit", minute: "2-digit", weekday: "short" };
      var text = new Intl.DateTimeFormat(language, form).format(new Date());
      element.setAttribute("data-zone", zone);
      element.title = zone;
      element.textContent = say("there").replace("{time}", text);
    } catch (unknown) {
      /* The name of the zone stays. */
    }
  }

  /* "Seven months since you spoke", in place of what was true when the page was made. */
  function apart(date, now, way) {
    var far = "";
    var days = date.day ? serial(now) - serial(date) : NEAR;
    if (!date.month) far = inUnits("years", now.year - date.year);
    else if (days < 14) far = inUnits("days", days);
    else if (days < 60) far = inUnits("weeks", Math.floor(days / 7));
    else {
      var count = months(date, now);
      far = count < 24 ? inUnits("months", count) : inUnits("years", Math.floor(count / 12));
    }
    var text = far ? say("apart_" + way).replace("{far}", far) : say("apart_" + way + "_now");
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function inUnits(unit, count) {
    return count > 0 ? plural("far_" + unit, count) : "";
  }

  /* Whose day has come moves from "soon" to "it is time". */
  function moveTouch(now) {
    var list = document.getElementById("t-due-list");
    if (!list) return;
    all("#t-soon-list > li[data-from]").forEach(function (row) {
      if (row.getAttribute("data-from") <= iso(now)) list.appendChild(row);
    });
    all("section.keep").forEach(function (section) {
      section.hidden = !section.querySelector("li");
    });
  }

  function count(now) {
    moveTouch(now);
    all("time[data-count='spoke'], time[data-count='touch']").forEach(function (element) {
      element.textContent = apart(parse(element.getAttribute("datetime")), now, element.getAttribute("data-count"));
    });
    all("[data-count='zone']").forEach(there);
    all("[data-count='today']").forEach(function (element) { element.textContent = iso(now); });
    all("time[data-count]").forEach(function (element) {
      var date = parse(element.getAttribute("datetime"));
      var form = FORMS[element.getAttribute("data-count")];
      if (date && form && !element.closest(".occasions .date")) beside(element, form(date, now));
    });
    all(".occasions > li").forEach(function (row) {
      var date = parse(row.getAttribute("data-day"));
      var time = row.querySelector(".date time");
      if (!date || !date.day || !time) return;
      var days = serial(date) - serial(now);
      row.classList.toggle("today", days === 0);
      beside(time, days < NEAR ? distance(date, now) : "", true);
    });
    all("table.month").forEach(function (table) {
      var here = table.getAttribute("data-month") === iso(now).slice(0, 7);
      all("td", table).forEach(function (cell) {
        var is = here && parseInt(cell.textContent, 10) === now.day;
        var link = here && parseInt(cell.textContent, 10) < now.day && cell.querySelector("a");
        // Its rows have left the page.
        if (link) link.removeAttribute("href");
        cell.classList.toggle("is-today", is);
        if (is) cell.setAttribute("aria-current", "date");
        else cell.removeAttribute("aria-current");
      });
    });
    all("[data-today]").forEach(function (element) {
      fresh(element, now);
    });
  }

  /* A site built on another day says today's date, and when it was built. */
  function fresh(element, now) {
    var built = element.getAttribute("data-today");
    if (built === iso(now)) return;
    var form = { weekday: "long", day: "numeric", month: "long" };
    if (element.tagName === "H1") element.textContent = worded(now, form);
    var remark = document.querySelector(".built");
    if (!remark) {
      remark = make("p", "built remark");
      document.querySelector(".head").appendChild(remark);
    }
    form.year = "numeric";
    remark.textContent = say("built").replace("{date}", worded(parse(built), form));
  }

  /* A date in the reader's language, as the pages have it: "Monday 23 November 2026". */
  function worded(date, form) {
    form.timeZone = "UTC";
    var text = new Intl.DateTimeFormat(language, form).format(new Date(serial(date) * DAY));
    return root.lang.slice(0, 2) === "en" ? text.replace(",", "") : text;
  }

  /* Dates ahead: each row stands under the heading that is right on the day it is read. */

  function arrange(now) {
    var here = serial(now);
    var area = document.querySelector("[data-week]");
    var moved = [];
    all("ol.occasions > li").forEach(function (row) {
      var date = parse(row.getAttribute("data-day"));
      if (!date) return;
      if (date.day) date = rolled(row, date, here, moved);
      var late = lastDay(date) < here;
      var due = row.hasAttribute("data-due");
      row.classList.toggle("gone", late && !due);
      if (!area || !(late ? due : date.day)) return;
      var heading = document.getElementById(late ? "t-passed" : headingOf(date, here, area));
      var list = heading && heading.closest("section").querySelector("ol");
      if (!list || list === row.parentNode) return;
      list.appendChild(row);
      moved.push(list);
    });
    moved.filter(function (list, place) {
      return moved.indexOf(list) === place;
    }).forEach(inOrder);
    if (area) keepMonths(area, iso(now).slice(0, 7));
    settle();
  }

  /* The last day that a date may mean. */
  function lastDay(date) {
    return serial({ year: date.year, month: date.day ? date.month : (date.month || 12) + 1, day: date.day });
  }

  function headingOf(date, here, area) {
    var day = serial(date);
    // Day 0 was a Thursday.
    var left = 6 - ((((here + 3 - +area.getAttribute("data-week")) % 7) + 7) % 7);
    if (day <= here + left) return day === here ? "t-today" : "t-week";
    return day <= here + 30 ? "t-soon" : "m-" + iso(date).slice(0, 7);
  }

  /* What comes round every few days has one row, which goes with the time. */
  function rolled(row, date, here, moved) {
    var step = +row.getAttribute("data-every");
    var until = parse(row.getAttribute("data-until"));
    var day = serial(date);
    if (!step || day >= here) return date;
    day += Math.ceil((here - day) / step) * step;
    if (until && day > serial(until)) return date;
    var then = new Date(day * DAY);
    var next = { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
    var time = row.querySelector(".date time");
    row.setAttribute("data-day", iso(next));
    time.setAttribute("datetime", iso(next));
    time.textContent = worded(next, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
    moved.push(row.parentNode);
    return next;
  }

  /* By day, what is known less exactly before; what has passed the other way round. */
  function inOrder(list) {
    var way = list.closest(".passed") ? -1 : 1;
    function key(row) {
      var day = row.getAttribute("data-day") || "";
      return day.length > 7 ? day : "";
    }
    Array.prototype.slice.call(list.children).sort(function (a, b) {
      return key(a) < key(b) ? -way : key(a) > key(b) ? way : 0;
    }).forEach(function (row) {
      list.appendChild(row);
    });
  }

  /* The calendar of this month stands beside what is near, and months that have passed are no more. */
  function keepMonths(area, month) {
    var table = area.querySelector(".month-of table[data-month='" + month + "']");
    if (table) area.querySelector(".near > table").replaceWith(table);
    all(".month-of", area).forEach(function (section) {
      section.classList.toggle("gone", section.querySelector("h2").id.slice(2) < month);
    });
  }

  /* A heading without a row below it vanishes; a month keeps its calendar unless one filters. A day is said once. */
  function settle() {
    var narrowed = document.querySelector("ol.occasions > li[hidden]");
    all("ol.occasions").forEach(function (list) {
      var before = "";
      var there = all("li", list).filter(function (row) {
        return !row.classList.contains("gone");
      });
      var shown = there.filter(function (row) {
        return !row.hidden;
      });
      shown.forEach(function (row) {
        var day = row.getAttribute("data-day") || "";
        row.classList.toggle("again", day.length > 7 && day === before);
        if (!row.classList.contains("private")) before = day;
      });
      list.hidden = !shown.length;
      var section = list.closest("section");
      if (section) section.hidden = !shown.length && !(section.querySelector("table.month") && !narrowed);
      var remark = section && section.querySelector(".month-of > .remark");
      if (remark) remark.hidden = there.length > 0;
    });
    var nothing = document.querySelector(".near .nothing");
    if (nothing) nothing.hidden = all(".near li:not(.gone)").length > 0;
    all(".letters a[href^='#m-']").forEach(function (link) {
      var section = document.getElementById(link.hash.slice(1)).closest("section");
      link.parentNode.hidden = section.hidden || section.classList.contains("gone");
    });
  }

  function keepCounting() {
    var shown = "";
    function look() {
      var now = today();
      if (iso(now) !== shown) {
        shown = iso(now);
        arrange(now);
        count(now);
      }
    }
    function wait() {
      var now = new Date();
      var next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
      window.setTimeout(function () {
        look();
        wait();
      }, next - now);
    }
    look();
    wait();
    document.addEventListener("visibilitychange", look);
  }

  /* Filters: by words, by what is ticked. */

  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function filters() {
    var tools = document.querySelector("[data-tools]");
    var area = document.querySelector("[data-filtered]");
    if (!tools || !area) return;
    var kind = tools.getAttribute("data-tools");
    var items = all(area.getAttribute("data-filtered"), area);
    if (items.length < (kind === "list" ? 12 : 6)) return;
    var form = document.querySelector("form.facets");
    if (form) {
      form.hidden = false;
      form.addEventListener("change", apply);
      form.addEventListener("submit", function (event) {
        event.preventDefault();
      });
    }
    var label = make("label");
    label.appendChild(make("span", "hidden", say("filter")));
    var input = make("input");
    input.type = "search";
    input.placeholder = say("filter_key");
    input.autocomplete = "off";
    label.appendChild(input);
    var tally = make("output", "tally");
    tools.insertBefore(label, tools.firstChild);
    tools.appendChild(tally);
    input.addEventListener("input", apply);
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio";
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      } else if (event.key === "Escape" && event.target === input) {
        input.value = "";
        apply();
      }
    });

    function chosen() {
      if (!form) return null;
      var groups = {};
      all("input", form).forEach(function (box) {
        groups[box.name] = groups[box.name] || [];
        if (box.checked) groups[box.name].push(box.value);
      });
      return groups;
    }

    function ticked(item, groups) {
      if (!groups) return true;
      if (groups.kind && groups.kind.indexOf(item.getAttribute("data-kind")) < 0) return false;
      var facets = "|" + (item.getAttribute("data-facets") || "") + "|";
      return Object.keys(groups).every(function (name) {
        return name === "kind" || !groups[name].length || groups[name].some(function (value) {
          return facets.indexOf("|" + value + "|") >= 0;
        });
      });
    }

    function apply() {
      var wanted = folded(input.value).split(/\s+/).filter(Boolean);
      var groups = chosen();
      var shown = 0;
      var present = items.length;
      items.forEach(function (item) {
        if (item.relwikiText === undefined) {
          item.relwikiText = folded(item.textContent + " " + (item.getAttribute("data-facets") || ""));
        }
        var fits = ticked(item, groups) && wanted.every(function (word) {
          return item.relwikiText.indexOf(word) >= 0;
        });
        item.hidden = !fits;
        if (item.classList.contains("gone")) present -= 1;
        else if (fits) shown += 1;
      });
      settle();
      all("section:not(:has(> ol.occasions)), tbody", area.parentNode).forEach(function (part) {
        var inside = items.filter(function (item) {
          return part.contains(item);
        });
        if (inside.length) part.hidden = inside.every(function (item) {
          return item.hidden;
        });
      });
      tally.textContent = shown === present ? "" : shown ? say("shown").replace("{n}", shown) : say("none_shown");
    }
  }

  /* Everybody: sorted by a column, or by name under letters again. */

  function sorting() {
    var table = document.querySelector("table.everybody");
    if (!table) return;
    var bodies = all("tbody", table);
    var original = bodies.map(function (body) {
      return all("tr.one", body);
    });
    var people = Array.prototype.concat.apply([], original);
    var single = make("tbody");
    var collator = new Intl.Collator(language, { numeric: true });

    function value(row, column) {
      if (column === "name") return row.getAttribute("data-sort") || "";
      var cell = row.cells[+column + 1];
      return (cell && cell.getAttribute("data-value")) || "";
    }

    function restore() {
      if (single.parentNode) table.removeChild(single);
      bodies.forEach(function (body, place) {
        original[place].forEach(function (row) {
          body.appendChild(row);
        });
        table.appendChild(body);
      });
    }

    function sort(column, down) {
      restore();
      if (column === "name" && !down) return;
      people.slice().sort(function (a, b) {
        var one = value(a, column);
        var other = value(b, column);
        if (!one || !other) return !one && !other ? 0 : one ? -1 : 1;
        return collator.compare(one, other) * (down ? -1 : 1);
      }).forEach(function (row) {
        single.appendChild(row);
      });
      bodies.forEach(function (body) {
        table.removeChild(body);
      });
      table.appendChild(single);
    }

    all("th[data-sort]", table).forEach(function (head) {
      var button = make("button", "sort", head.textContent);
      button.type = "button";
      head.textContent = "";
      head.appendChild(button);
      if (head.getAttribute("data-sort") === "name") head.setAttribute("aria-sort", "ascending");
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        all("th[aria-sort]", table).forEach(function (other) {
          other.removeAttribute("aria-sort");
        });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(head.getAttribute("data-sort"), down);
      });
    });
  }

  /* A region takes the focus only if there is something to scroll to. */
  function regions() {
    all(".scroll, .note pre").forEach(function (region) {
      if (region.scrollWidth > region.clientWidth + 1) region.setAttribute("tabindex", "0");
      else region.removeAttribute("tabindex");
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    schemeButton();
    keepCounting();
    sorting();
    filters();
    regions();
    window.addEventListener("resize", regions);
    all(".view").forEach(function (view) {
      view.addEventListener("change", regions);
    });
  });
})();

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

  function count(now) {
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
      row.classList.toggle("gone", days < 0 && !row.closest(".passed"));
      if (!row.classList.contains("again")) beside(time, days < NEAR ? distance(date, now) : "", true);
    });
    all("table.month").forEach(function (table) {
      var here = table.getAttribute("data-month") === iso(now).slice(0, 7);
      all("td", table).forEach(function (cell) {
        var is = here && parseInt(cell.textContent, 10) === now.day;
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
    if (element.tagName === "H1") {
      element.textContent = new Intl.DateTimeFormat(language, form).format(clock()).replace(",", "");
    }
    var remark = document.querySelector(".built");
    if (!remark) {
      remark = make("p", "built remark");
      document.querySelector(".head").appendChild(remark);
    }
    form.year = "numeric";
    var date = parse(built);
    var words_of = new Intl.DateTimeFormat(language, form).format(new Date(date.year, date.month - 1, date.day));
    remark.textContent = say("built").replace("{date}", words_of.replace(",", ""));
  }

  function keepCounting() {
    var shown = "";
    function look() {
      var now = today();
      if (iso(now) !== shown) {
        shown = iso(now);
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
      items.forEach(function (item) {
        if (item.relwikiText === undefined) {
          item.relwikiText = folded(item.textContent + " " + (item.getAttribute("data-facets") || ""));
        }
        var fits = ticked(item, groups) && wanted.every(function (word) {
          return item.relwikiText.indexOf(word) >= 0;
        });
        item.hidden = !fits;
        if (fits) shown += 1;
      });
      all("section, tbody", area.parentNode).forEach(function (part) {
        var inside = items.filter(function (item) {
          return part.contains(item);
        });
        if (inside.length) part.hidden = inside.every(function (item) {
          return item.hidden;
        });
      });
      tally.textContent = shown === items.length ? "" : shown ? say("shown").replace("{n}", shown) : say("none_shown");
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

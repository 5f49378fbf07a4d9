# Varnish 7 between nginx (TLS) and the site: keeps finished pages of visitors without a session,
# and forgets them when the site says so (PURGE_URLS). Start it with
#   varnishd -a 127.0.0.1:6081 -f /srv/vinh-danh/site/deploy/varnish.vcl \
#            -p http_gzip_support=off -s default,256m
# http_gzip_support is off because the site sends Brotli and gzip itself.
vcl 4.1;

import std;

# nginx on this machine, which knows the nodes of the site: see nginx.conf, "site inside".
backend default {
    .host = "127.0.0.1";
    .port = "8081";
    .connect_timeout = 2s;
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 10s;
    .probe = {
        .url = "/healthz";
        .interval = 2s;
        .timeout = 1s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# The machines of the site that may purge. What comes through nginx comes from here, too: it is
# told apart by X-Forwarded-For, which nginx always sets and Varnish adds another address to.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Not from here"));
        }
        # PURGE_SECRET in the environment of varnishd; none: the addresses above are enough.
        if (std.getenv("PURGE_SECRET") && req.http.X-Purge-Secret != std.getenv("PURGE_SECRET")) {
            return (synth(403, "Wrong secret"));
        }
        if (req.http.X-Purge-Tag !~ "^[a-z0-9-]+$") {
            return (synth(400, "No tag"));
        }
        if (std.ban("obj.http.X-Cache-Tags ~ (^|\s)" + req.http.X-Purge-Tag + "(\s|$)")) {
            return (synth(200, "Banned"));
        }
        return (synth(500, std.ban_error()));
    }

    # Nobody but this file may set what the rest of it believes.
    unset req.http.X-Page;
    unset req.http.X-Inexact;
    unset req.http.X-Purge-Secret;
    unset req.http.X-Purge-Tag;

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization || req.http.Content-Length ~ "[1-9]" || req.http.Transfer-Encoding) {
        return (pass);
    }
    # What is never the same for all, or says so itself (pictures: see vcl_backend_response).
    if (req.url ~ "^/(admin|documents|healthz|readyz)(/|$|\?)") {
        return (pass);
    }
    # Sessions, tokens of forms and messages change pages; other cookies do not.
    if (req.http.Cookie ~ "(^|[;,\s])(sessionid|csrftoken|messages)\s*=") {
        return (pass);
    }
    unset req.http.Cookie;

    # Downloads in parts are the site's.
    if (req.http.Range) {
        return (pass);
    }

    # As the site packs: Brotli, gzip, plain.
    if (req.http.Accept-Encoding ~ "(^|[,\s])br\s*(;\s*q=(1|0\.[1-9])[0-9.]*)?\s*(,|$)") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(^|[,\s])gzip\s*(;\s*q=(1|0\.[1-9])[0-9.]*)?\s*(,|$)") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }

    # A page is known by the parameters that pages read (EDITIONS["PARAMETERS"]; a test compares).
    # The request goes on as it came: what is left out may lead elsewhere.
    if (req.url ~ "\?([^#]*[&])?[^=&]*[%+]") {
        # A name that is written in another way.
        return (pass);
    }
    set req.http.X-Page = regsub(regsuball(req.url,
        "(?<=[?&])(?!(q|trang|ngay|nam|giai_doan|pham_vi|don_vi|cap|danh_hieu|loai|phong_trao|xep|ban_in)(=|&|$))[^&]*(&|$)",
        ""), "[?&]+$", "");
    if (req.http.X-Page != regsub(req.url, "[?&]+$", "")) {
        set req.http.X-Inexact = "1";
    }

    # While the site answers, nothing is given that is out of date.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.X-Page);
    hash_data(req.http.Host);
    hash_data(req.http.X-Forwarded-Proto);
    return (lookup);
}

sub vcl_hit {
    # A redirect or "not found" may be about what was left out of the address.
    if (req.http.X-Inexact && obj.status != 200) {
        return (pass);
    }
}

sub vcl_backend_fetch {
    unset bereq.http.X-Page;
}

sub vcl_backend_response {
    # The site alone says what may be kept, and for how long (at most a minute): an answer without
    # Surrogate-Control is not, whatever it says to browsers. Pictures that anyone may have are
    # marked here, since nginx or a layer before Django sends them.
    if (bereq.url ~ "^/media/" && beresp.status == 200
            && beresp.http.Cache-Control ~ "(^|[,\s])public" && !beresp.http.Set-Cookie) {
        set beresp.http.X-Cache-Tags = "vd media";
        set beresp.ttl = 60s;
    } elsif (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(
            regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
    } else {
        set beresp.ttl = 0s;
    }
    unset beresp.http.Surrogate-Control;
    if (beresp.ttl <= 0s
            || beresp.http.Set-Cookie
            || beresp.http.Cache-Control ~ "(?i)private|no-store|no-cache"
            || !beresp.http.X-Cache-Tags
            || (beresp.status != 200 && beresp.status != 301 && beresp.status != 404)
            || (beresp.status != 200 && bereq.http.X-Inexact)
            || beresp.http.Vary ~ "(?i)cookie|\*") {
        set beresp.uncacheable = true;
        # Visitors of the same address do not wait for each other.
        set beresp.ttl = 10s;
        return (deliver);
    }
    # For when no node answers: nothing that was banned is ever given.
    set beresp.grace = 10m;
    set beresp.keep = 1m;
    return (deliver);
}

sub vcl_deliver {
    # Browsers ask each time; only caches were told to keep it.
    unset resp.http.X-Cache-Tags;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
        if (obj.ttl < 0s) {
            set resp.http.Warning = {"110 - "Response is Stale""};
        }
    } else {
        set resp.http.X-Cache = "miss";
    }
    # A browser would count it as time for which it had the page.
    unset resp.http.Age;
}

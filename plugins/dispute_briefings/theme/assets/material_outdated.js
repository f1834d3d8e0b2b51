/* Material for MkDocs 9.8.1, partials/javascripts/outdated.html, moved to a file for a strict content
   security policy. Copyright (c) 2016-2025 Martin Donath, MIT licence. */
var el=document.querySelector("[data-md-component=outdated]"),base=new URL("../../",document.currentScript.src),outdated=__md_get("__outdated",sessionStorage,base);!0===outdated&&el&&(el.hidden=!1)

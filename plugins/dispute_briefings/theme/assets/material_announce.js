/* Material for MkDocs 9.8.1, partials/javascripts/announce.html, moved to a file for a strict content
   security policy. Copyright (c) 2016-2025 Martin Donath, MIT licence. */
var el=document.querySelector("[data-md-component=announce]");if(el){var content=el.querySelector(".md-typeset");__md_hash(content.innerHTML)===__md_get("__announce")&&(el.hidden=!0)}

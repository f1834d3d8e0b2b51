/* Material for MkDocs 9.8.1, partials/javascripts/content.html, moved to a file for a strict content
   security policy. Copyright (c) 2016-2025 Martin Donath, MIT licence. */
var target=document.getElementById(location.hash.slice(1));target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))

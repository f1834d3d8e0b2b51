/* Material for MkDocs 9.8.1, partials/javascripts/base.html, moved to a file for a strict content
   security policy. Copyright (c) 2016-2025 Martin Donath, MIT licence. */
__md_scope=new URL(document.currentScript.dataset.scope||"../../",document.currentScript.dataset.scope?location:document.currentScript.src),__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),__md_set=(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}

minhbachIndex("91b39a53","more-3-1",{"huong!ww":"KgCgKg","huyen!ej":"GgCgCgCgEgGgCg","huyen_huong":"KgCgKg","i!":"KPCPCPCPCPCP"});

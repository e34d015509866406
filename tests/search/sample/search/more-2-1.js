minhbachIndex("fa7a71a80fb47e4e","more-2-1",{"huong!ww":"KhChKh","huyen!ej":"GhChChChEhGhCh","huyen_huong":"KhChKh","i!":"KPCPCPCPCPCP"});

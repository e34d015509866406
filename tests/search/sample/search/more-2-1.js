minhbachIndex("faab628adbb5fcbe","more-2-1",{"huong!ww":"KhChKh","huyen!ej":"GhChChChEhGhCh","huyen_huong":"KhChKh","i!":"KPCPCPCPCPCP"});

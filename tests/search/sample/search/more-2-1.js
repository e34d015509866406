minhbachIndex("8d8efb75d8481d9c","more-2-1",{"huong!ww":"KhChKh","huyen!ej":"GhChChChEhGhCh","huyen_huong":"KhChKh","i!":"KPCPCPCPCPCP"});

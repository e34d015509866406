minhbachIndex("8d8efb75d8481d9c","more-0-1",{"2":"GPCPCPCPCPCPCP","2/bc/dkt":"KPCPCPCPCPCP","bc!":"IPCPCPCPCPCPCP","bc_dkt":"KPCPCPCPCPCP"});

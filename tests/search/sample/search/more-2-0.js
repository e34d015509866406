minhbachIndex("8d8efb75d8481d9c","more-2-0",{"huong!ww":"WiCi","huyen!ej":"QiCiCiCiCi","huyen_huong":"WiCi"});

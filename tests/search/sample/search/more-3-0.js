minhbachIndex("91b39a53","more-3-0",{"huong!ww":"WiCi","huyen!ej":"QiCiCiCiCi","huyen_huong":"WiCi"});

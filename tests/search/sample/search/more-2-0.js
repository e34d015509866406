minhbachIndex("fa7a71a80fb47e4e","more-2-0",{"huong!ww":"WiCi","huyen!ej":"QiCiCiCiCi","huyen_huong":"WiCi"});

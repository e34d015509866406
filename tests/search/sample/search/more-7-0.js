minhbachIndex("ff1fb125","more-7-0",{"xa!x":"akCg"});
